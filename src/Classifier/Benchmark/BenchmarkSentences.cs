namespace StreamSubjectivity.Classifier.Benchmark;

/// <summary>Sentences of the kinds and lengths of news, made up by number: the same number gives the same sentence.</summary>
internal static class BenchmarkSentences
{
    private static readonly string[] Subjects =
        ["The council", "A spokesman for the ministry", "Nobody in this town", "The company", "Our so-called leaders", "Police", "The striker", "Critics"];

    private static readonly string[] Verbs =
        ["approved", "shamelessly ignored", "reported", "finally admitted", "postponed", "praised", "tore apart", "announced"];

    private static readonly string[] Objects =
        ["the plan for a new bridge", "a loss of 3.2 million", "the most ridiculous budget in years", "an inquiry", "its own promises", "the results of the vote"];

    private static readonly string[] Additions =
        [
            " on Tuesday", ", which surprised no one", " after a meeting of four hours", ", and it is high time", " with 52 votes to 48",
            " “without any further delay”", ", according to two people who were present", ", as if that changed anything",
        ];

    /// <summary>The sentence of a number.</summary>
    internal static string At(int number)
    {
        // As many digits in each: a digit is a token, and sentences of later numbers must not be longer.
        var random = new Random(number);
        var additions = Enumerable.Range(0, random.Next(5)).Select(_ => Pick(random, Additions));
        return $"{Pick(random, Subjects)} {Pick(random, Verbs)} {Pick(random, Objects)}{string.Concat(additions)} ({number:D6}).";
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
