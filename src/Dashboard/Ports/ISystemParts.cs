namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>What the process that serves the pages knows of itself beyond the database.</summary>
public interface ISystemParts
{
    /// <summary>What it does and how that goes, now.</summary>
    Task<ProcessState> LookAsync(CancellationToken cancellationToken);
}
