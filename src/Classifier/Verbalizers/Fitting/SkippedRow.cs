namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>A row of a labelled file that is left out.</summary>
/// <param name="Line">Line from 1.</param>
/// <param name="Fault">Kind of fault, by which rows are counted.</param>
/// <param name="Reason">What is wrong with this one.</param>
internal sealed record SkippedRow(int Line, RowFault Fault, string Reason);
