using System.Reflection;

namespace StreamSubjectivity.Tests.Architecture;

/// <summary>One key of the configuration.</summary>
/// <param name="Key">The whole key; <c>*</c> stands for any name, <c>0</c> at its end for any index.</param>
/// <param name="Property">The property that it is bound to.</param>
/// <param name="Default">Its value where nothing is configured.</param>
internal sealed record Setting(string Key, PropertyInfo Property, object? Default);
