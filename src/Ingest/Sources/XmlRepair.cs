using System.Collections.Frozen;
using System.Text;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Rewrites broken XML as well-formed XML: closes what was left open, drops ends without a beginning, escapes stray <c>&lt;</c>
/// and <c>&amp;</c>, resolves HTML's entities, removes characters that XML forbids, declares the prefixes that nobody declared,
/// and cuts off what follows the root. Whatever the input, the output is well-formed or there is none.
/// </summary>
internal sealed class XmlRepair(string source, int maxDepth)
{
    private static readonly FrozenSet<string> TextFields =
        FrozenSet.Create("title", "link", "guid", "pubDate", "category", "language", "dc:creator", "dc:date", "comments");

    private readonly StringBuilder output = new(source.Length + (source.Length / 8));
    private readonly List<XmlStartTag> open = [];
    private readonly SortedSet<string> undeclared = new(StringComparer.Ordinal);
    private readonly SortedSet<string> warnings = new(StringComparer.Ordinal);
    private int at;
    private int endOfRootName = -1;
    private bool rootIsClosed;

    /// <summary>What was mended, each kind once.</summary>
    internal IReadOnlyCollection<string> Warnings => warnings;

    /// <summary>Whether there is no output because elements nest too deep.</summary>
    internal bool IsTooDeep { get; private set; }

    /// <summary>Returns the mended document, or null where there is no element in it or it nests too deep.</summary>
    internal string? Run()
    {
        while (at < source.Length && !IsTooDeep && !rootIsClosed)
        {
            if (source[at] != '<')
                Text();
            else if (Skips("<!--", "-->") || Skips("<?", "?>") || CharacterData() || Doctype() || EndTag() || StartTag())
                continue;
            else
                StrayLessThan();
        }

        if (IsTooDeep || endOfRootName < 0)
            return null;
        if (open.Count > 0)
            warnings.Add("the document is cut off");
        CloseDownTo(0);
        output.Insert(endOfRootName, string.Concat(undeclared.Select(p => $" xmlns:{p}=\"{FeedVocabulary.UndeclaredUri(p)}\"")));
        return output.ToString();
    }

    private void Text()
    {
        var end = source.IndexOf('<', at);
        end = end < 0 ? source.Length : end;
        if (open.Count > 0)
            XmlCharacters.AppendText(output, source.AsSpan(at, end - at), warnings);
        at = end;
    }

    private void StrayLessThan()
    {
        if (open.Count > 0)
        {
            output.Append("&lt;");
            warnings.Add("a < that opens no tag");
        }

        at++;
    }

    private bool Skips(string start, string end)
    {
        if (!StartsWith(start))
            return false;
        var close = source.IndexOf(end, at + start.Length, StringComparison.Ordinal);
        at = close < 0 ? source.Length : close + end.Length;
        return true;
    }

    private bool CharacterData()
    {
        const string Start = "<![CDATA[";
        if (!StartsWith(Start))
            return false;
        var from = at + Start.Length;
        var end = source.IndexOf("]]>", from, StringComparison.Ordinal);
        var data = source.AsSpan(from, (end < 0 ? source.Length : end) - from);
        if (open.Count > 0)
            XmlCharacters.AppendLiteral(output, data, warnings);
        at = end < 0 ? source.Length : end + 3;
        return true;
    }

    private bool Doctype()
    {
        if (!StartsWith("<!"))
            return false;
        var subset = 0;
        for (at += 2; at < source.Length; at++)
        {
            subset += source[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (source[at] == '>' && subset <= 0)
            {
                at++;
                break;
            }
        }

        return true;
    }

    private bool EndTag()
    {
        if (!StartsWith("</"))
            return false;
        var end = source.IndexOfAny(['>', '<'], at + 2);
        var name = source[(at + 2)..(end < 0 ? source.Length : end)].Trim();
        at = end < 0 ? source.Length : source[end] == '>' ? end + 1 : end;
        var index = open.FindLastIndex(t => t.Source == name);
        if (index < 0)
            index = open.FindLastIndex(t => t.Source.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (index != open.Count - 1)
            warnings.Add(index < 0 ? $"an end tag </{name}> without a beginning" : $"<{open[^1].Name}> is not closed");
        if (index >= 0)
            CloseDownTo(index);
        rootIsClosed = endOfRootName >= 0 && open.Count == 0;
        return true;
    }

    private bool StartTag()
    {
        if (!XmlStartTag.TryRead(source, ref at, warnings, out var tag))
            return false;
        // An item inside an item is one whose end was forgotten, and so is a field inside a field that holds nothing but text.
        if (tag.Source is "item" or "entry" && open.FindLastIndex(t => t.Source == tag.Source) is > 0 and var forgotten)
            CloseDownTo(forgotten);
        else if (open.Count > 1 && TextFields.Contains(open[^1].Source)
            && (TextFields.Contains(tag.Source) || tag.Source is "description" or "content:encoded"))
            CloseDownTo(open.Count - 1);
        open.Add(tag);
        tag.AppendTo(output, IsDeclared, undeclared, out var endOfName);
        if (endOfRootName < 0)
            endOfRootName = endOfName;
        if (tag.IsEmpty)
            CloseDownTo(open.Count - 1);
        IsTooDeep = open.Count > maxDepth;
        rootIsClosed = open.Count == 0;
        return true;
    }

    private void CloseDownTo(int index)
    {
        for (var i = open.Count - 1; i >= index; i--)
        {
            output.Append("</").Append(open[i].Name).Append('>');
            open.RemoveAt(i);
        }
    }

    private bool IsDeclared(string prefix) => open.Exists(t => t.Declares(prefix));

    private bool StartsWith(string what) => string.CompareOrdinal(source, at, what, 0, what.Length) == 0;
}
