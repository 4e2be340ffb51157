namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>One way of judging.</summary>
/// <param name="Form">The model's form; <c>as-is</c> for its file.</param>
/// <param name="Prompt">The prompt, by name or file; several, joined by +, where their states are read together.</param>
/// <param name="Reader">How the answer is read.</param>
/// <param name="Shots">Worked examples in the prompt; label words only.</param>
internal sealed record GridCell(string Form, string Prompt, GridReader Reader, int Shots);
