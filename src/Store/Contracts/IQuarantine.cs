namespace StreamSubjectivity.Store.Contracts;

/// <summary>Where input that can't be processed is kept.</summary>
public interface IQuarantine
{
    /// <summary>Keeps an item; the same kind and location replaces the item before.</summary>
    Task AddAsync(QuarantinedItem item, CancellationToken cancellationToken);
}
