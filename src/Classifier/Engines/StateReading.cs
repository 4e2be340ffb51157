using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Which of a prompt's final hidden states a verbalizer reads.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StateReading>))]
internal enum StateReading
{
    /// <summary>The last position's, where the answer would begin.</summary>
    [JsonStringEnumMemberName("last")]
    Last,

    /// <summary>The mean over the sentence's tokens.</summary>
    [JsonStringEnumMemberName("mean")]
    Mean,

    /// <summary>The last position's, then the mean: twice as long.</summary>
    [JsonStringEnumMemberName("both")]
    Both,
}
