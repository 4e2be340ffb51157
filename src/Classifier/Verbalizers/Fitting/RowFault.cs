using System.ComponentModel;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Why a row of a labelled file is left out.</summary>
internal enum RowFault
{
    /// <summary>Fewer or more columns than the header names.</summary>
    [Description("another number of columns than the header")]
    Columns,

    /// <summary>The label is neither SUBJ nor OBJ.</summary>
    [Description("a label that is neither SUBJ nor OBJ")]
    Label,

    /// <summary>No sentence.</summary>
    [Description("no sentence")]
    Empty,

    /// <summary>A sentence past <see cref="LabelledFile.MostCharacters"/>.</summary>
    [Description("a text that is no sentence for its length")]
    Huge,

    /// <summary>A NUL or another control character.</summary>
    [Description("control characters")]
    Control,

    /// <summary>Bytes that are not UTF-8.</summary>
    [Description("bytes that are not UTF-8")]
    Encoding,

    /// <summary>Quotation marks that CSV doesn't allow there, or a line that is no JSON object.</summary>
    [Description("broken quotation or JSON")]
    Syntax,

    /// <summary>The same sentence with the same label stands above.</summary>
    [Description("a sentence that stands above")]
    Duplicate,

    /// <summary>The same sentence with the other label stands above.</summary>
    [Description("a sentence that stands above with the other label")]
    Contradiction,

    /// <summary>As many people gave it the one label as the other.</summary>
    [Description("a tie between those who labelled it")]
    Tie,
}
