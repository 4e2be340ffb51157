namespace StreamSubjectivity.Tests.Architecture;

/// <summary>An options class and the section of the configuration that it is bound to.</summary>
/// <param name="Type">The class.</param>
/// <param name="Section">The section under <c>Stream</c>.</param>
internal sealed record OptionsRegistration(Type Type, string Section);
