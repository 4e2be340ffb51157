using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Brings the writing of a date to what <see cref="FeedDate"/> reads.</summary>
internal static partial class DateText
{
    private const int Longest = 200;

    /// <summary>
    /// Digits of every script become ASCII's, invisible marks of direction go, white space is folded, and the dates of Chinese,
    /// Japanese and Korean (<c>2024年1月3日</c>) get hyphens. Text that is far too long for a date stays as it is.
    /// </summary>
    internal static string Normalize(string text)
    {
        text = text.Trim();
        if (text.Length > Longest)
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsDigit(c) && !char.IsAsciiDigit(c))
                plain.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
            else if (char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                continue;
            else
                plain.Append(char.IsWhiteSpace(c) ? ' ' : c);
        }

        text = EastAsian().Replace(plain.ToString(), "${year}-${month}-${day} ");
        text = EastAsianTime().Replace(text, m =>
            $"{m.Groups["hour"].Value}:{(m.Groups["minute"].Success ? m.Groups["minute"].Value : "00")} "
            + m.Groups["half"].Value switch { "下午" or "午後" => "pm", "上午" or "午前" => "am", _ => "" });
        // Arabic has months of two words.
        return TwoWords().Replace(text, m => m.Value switch
        {
            "كانون الثاني" => "يناير",
            "كانون الأول" => "ديسمبر",
            "تشرين الأول" => "أكتوبر",
            _ => "نوفمبر",
        }).Trim();
    }

    [GeneratedRegex(@"(?<year>\d{4})\s?[年년]\s?(?<month>\d\d?)\s?[月월]\s?(?<day>\d\d?)\s?[日일]\s*(?:[(（][^)）]{1,4}[)）])?\s*")]
    private static partial Regex EastAsian();

    [GeneratedRegex(@"(?<half>上午|下午|午前|午後)?\s?(?<hour>\d\d?)[時时点點](?:(?<minute>\d\d?)分)?")]
    private static partial Regex EastAsianTime();

    [GeneratedRegex("كانون الثاني|كانون الأول|تشرين الأول|تشرين الثاني")]
    private static partial Regex TwoWords();
}
