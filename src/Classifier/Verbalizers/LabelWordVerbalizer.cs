namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>Takes the label words at their word.</summary>
internal sealed record LabelWordVerbalizer : Verbalizer
{
    internal override bool ReadsLabels => true;

    internal override double LogOdds(ReadOnlySpan<float> state, double labelLogOdds) => labelLogOdds;
}
