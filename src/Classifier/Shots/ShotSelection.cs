using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;

namespace StreamSubjectivity.Classifier.Shots;

/// <summary>Chooses the shots that all sentences share.</summary>
internal static class ShotSelection
{
    /// <summary>Chooses by seed: the same data, count and seed give the same shots in the same order.</summary>
    /// <exception cref="ShotException">There are too few.</exception>
    internal static IReadOnlyList<LabelledSentence> Choose(IReadOnlyList<LabelledSentence> pool, int count, ShotChoice choice, int seed)
    {
        var order = Shuffled(pool, (ulong)seed);
        if (choice == ShotChoice.Random)
        {
            return order.Length >= count
                ? order[..count]
                : throw new ShotException($"{count} shots are asked for, and there are {order.Length} labelled sentences");
        }

        var subjective = order.Where(s => s.Subjective).ToArray();
        var objective = order.Where(s => !s.Subjective).ToArray();
        // Of an odd number, the seed says who gets the odd one.
        var more = (count + (int)(RandomBits.Mix((ulong)seed) & 1)) / 2;
        if (subjective.Length < more || objective.Length < count - more)
        {
            throw new ShotException(
                $"{more} SUBJ and {count - more} OBJ shots are asked for, and there are {subjective.Length} and {objective.Length} labelled sentences");
        }

        return Shuffled([.. subjective[..more], .. objective[..(count - more)]], (ulong)seed + 1);
    }

    private static LabelledSentence[] Shuffled(IReadOnlyList<LabelledSentence> sentences, ulong seed)
    {
        var order = sentences.ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = RandomBits.Below(RandomBits.Mix(seed), i, i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
