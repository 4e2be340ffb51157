namespace StreamSubjectivity.Store.Search;

/// <summary>Words in which there is nothing to look for, such as punctuation alone.</summary>
public sealed class SearchWordsException() : Exception("the words hold nothing that sentences can be searched for");
