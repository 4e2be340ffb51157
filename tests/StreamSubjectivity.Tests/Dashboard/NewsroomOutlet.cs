namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>An invented outlet with a way of writing.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="PerDay">Articles a day on average.</param>
/// <param name="Tone">Share of its sentences that carry a view of its own.</param>
/// <param name="TurnsBy">What is added to the tone over the last four weeks.</param>
/// <param name="Sections">Its sections.</param>
internal sealed record NewsroomOutlet(
    string Key, string Name, double PerDay, double Tone, double TurnsBy, IReadOnlyList<string> Sections);
