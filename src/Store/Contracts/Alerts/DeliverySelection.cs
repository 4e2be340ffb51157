namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Which deliveries to list. What is null doesn't narrow.</summary>
/// <param name="State">Their state.</param>
/// <param name="Channel">Their channel.</param>
/// <param name="IdPrefix">How their id or their notification's begins.</param>
/// <param name="Since">Made since.</param>
/// <param name="Limit">Most deliveries.</param>
public sealed record DeliverySelection(
    DeliveryState? State = null, string? Channel = null, string? IdPrefix = null, DateTimeOffset? Since = null, int Limit = 200);
