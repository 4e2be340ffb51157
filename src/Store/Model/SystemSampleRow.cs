namespace StreamSubjectivity.Store.Model;

/// <summary>How the system did at a time, for rules over it and their replay.</summary>
internal sealed class SystemSampleRow
{
    public DateTimeOffset At { get; set; }

    public long Waiting { get; set; }

    public DateTimeOffset? OldestWaiting { get; set; }

    public long Scored { get; set; }

    public long Dead { get; set; }

    public int Sources { get; set; }

    public int FailingSources { get; set; }
}
