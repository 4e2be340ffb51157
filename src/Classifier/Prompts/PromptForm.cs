namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>How a prompt's body is handed to the model.</summary>
internal enum PromptForm
{
    /// <summary>As text that the model continues.</summary>
    Plain,

    /// <summary>As a user's message in the model's own chat template.</summary>
    Chat,
}
