using System.Globalization;

namespace StreamSubjectivity.Classifier.DeadLetters;

/// <summary>Where a letter lies in the dead-letter topic, written <c>partition@offset</c>.</summary>
/// <param name="Partition">Partition, ≥ 0.</param>
/// <param name="Offset">Offset, ≥ 0.</param>
public readonly record struct DeadLetterId(int Partition, long Offset)
{
    /// <summary>Reads <c>partition@offset</c>; null where it isn't one.</summary>
    public static DeadLetterId? Parse(string text) =>
        text.Split('@') is [var partition, var offset]
        && int.TryParse(partition, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
        && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var o)
            ? new DeadLetterId(p, o)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Partition}@{Offset}");
}
