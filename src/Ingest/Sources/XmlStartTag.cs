using System.Text;
using System.Xml;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>A start tag of broken XML, read as far as it makes sense.</summary>
internal sealed class XmlStartTag
{
    private readonly List<(string Name, string Value)> attributes = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private XmlStartTag(string source)
    {
        Source = source;
        // No element may have the prefix that declares prefixes.
        Name = SafeName(source.StartsWith("xmlns:", StringComparison.Ordinal) ? source.Replace(':', '_') : source);
    }

    /// <summary>The name as it stands in the source.</summary>
    internal string Source { get; }

    /// <summary>The name as it is written: a qualified name of XML.</summary>
    internal string Name { get; }

    /// <summary>Whether it closes itself.</summary>
    internal bool IsEmpty { get; private set; }

    /// <summary>Whether it declares a namespace for this prefix.</summary>
    internal bool Declares(string prefix) => names.Contains($"xmlns:{prefix}");

    /// <summary>Reads a tag at <paramref name="at"/>, which then stands behind it; false where none begins there.</summary>
    internal static bool TryRead(string source, ref int at, ISet<string> warnings, out XmlStartTag tag)
    {
        var i = at + 1;
        while (i < source.Length && (XmlConvert.IsNCNameChar(source[i]) || source[i] == ':'))
            i++;
        var name = source[(at + 1)..i];
        tag = null!;
        if (name.Length == 0 || !XmlConvert.IsStartNCNameChar(name[0]))
            return false;
        tag = new XmlStartTag(name);
        tag.ReadAttributes(source, ref i, warnings);
        at = i;
        return true;
    }

    /// <summary>Writes the tag well-formed; prefixes that nothing open declares go to <paramref name="undeclared"/>.</summary>
    internal void AppendTo(StringBuilder output, Func<string, bool> isDeclared, ISet<string> undeclared, out int endOfName)
    {
        output.Append('<').Append(Name);
        endOfName = output.Length;
        Note(Name);
        foreach (var (name, value) in attributes)
        {
            if (!IsDeclaration(name))
                Note(name);
            output.Append(' ').Append(name).Append("=\"").Append(value).Append('"');
        }

        output.Append('>');

        void Note(string name)
        {
            if (name.IndexOf(':') is > 0 and var colon && name[..colon] is not "xml" and var prefix && !isDeclared(prefix))
                undeclared.Add(prefix);
        }
    }

    private void ReadAttributes(string source, ref int i, ISet<string> warnings)
    {
        while (i < source.Length)
        {
            switch (source[i])
            {
                case '>':
                    i++;
                    return;
                case '<':
                    warnings.Add($"the tag <{Name} has no end");
                    return;
                case '/' when i + 1 < source.Length && source[i + 1] == '>':
                    IsEmpty = true;
                    i += 2;
                    return;
                case var c when XmlConvert.IsStartNCNameChar(c):
                    ReadAttribute(source, ref i, warnings);
                    break;
                default:
                    i++;
                    break;
            }
        }
    }

    private void ReadAttribute(string source, ref int i, ISet<string> warnings)
    {
        var start = i;
        while (i < source.Length && (XmlConvert.IsNCNameChar(source[i]) || source[i] == ':'))
            i++;
        var name = SafeName(source[start..i]);
        while (i < source.Length && char.IsWhiteSpace(source[i]))
            i++;
        if (i >= source.Length || source[i] != '=')
            return;
        for (i++; i < source.Length && char.IsWhiteSpace(source[i]);)
            i++;
        var value = ReadValue(source, ref i);
        if (IsForbidden(name, value) || !names.Add(name))
            return;
        var escaped = new StringBuilder();
        XmlCharacters.AppendText(escaped, value, warnings);
        attributes.Add((name, escaped.Replace("\"", "&quot;").ToString()));
    }

    private static ReadOnlySpan<char> ReadValue(string source, ref int i)
    {
        var quote = i < source.Length && source[i] is '"' or '\'' ? source[i++] : '\0';
        var start = i;
        var end = quote != '\0'
            ? source.IndexOf(quote, i)
            : source.AsSpan(i).IndexOfAny(" \t\r\n>") is >= 0 and var n ? i + n : -1;
        end = end < 0 ? source.Length : end;
        i = Math.Min(source.Length, quote == '\0' ? end : end + 1);
        return source.AsSpan(start, end - start);
    }

    // Namespaces in XML 1.0, section 3: these declarations are errors whatever they say.
    private static bool IsForbidden(string name, ReadOnlySpan<char> value) =>
        name is "xmlns:xml" or "xmlns:xmlns"
        || IsDeclaration(name) && (name != "xmlns" && value.Trim().IsEmpty || value.Contains('&')
            || value.StartsWith("http://www.w3.org/XML/1998/namespace") || value.StartsWith("http://www.w3.org/2000/xmlns/"));

    private static bool IsDeclaration(string name) => name is "xmlns" || name.StartsWith("xmlns:", StringComparison.Ordinal);

    private static string SafeName(string name)
    {
        var colon = name.IndexOf(':');
        if (colon < 0)
            return name;
        var prefix = name[..colon];
        var local = name[(colon + 1)..].Replace(':', '_');
        if (prefix.Length == 0 || local.Length == 0 || !XmlConvert.IsStartNCNameChar(local[0]))
            return name.Replace(':', '_');
        return $"{prefix}:{local}";
    }
}
