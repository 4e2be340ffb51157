namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>What a process has not finished of a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partitions">Partitions that it reads.</param>
/// <param name="Records">Records that aren't finished.</param>
public sealed record TopicLag(string Topic, int Partitions, long Records);
