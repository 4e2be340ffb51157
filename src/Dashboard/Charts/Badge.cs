using System.Globalization;
using System.Text.Encodings.Web;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A small image with a label, a value and a direction. Colours are written into it, since no style sheet reaches an image.</summary>
/// <param name="Title">What it says, in a sentence.</param>
/// <param name="Label">Its left part.</param>
/// <param name="Value">Its right part.</param>
/// <param name="Colour">Ground of the right part.</param>
internal sealed record Badge(string Title, string Label, string Value, string Colour)
{
    private const int Padding = 7;
    private const double LetterWidth = 6.8;

    /// <summary>The badge of an outlet.</summary>
    public static Badge Of(OutletOverview overview)
    {
        var change = overview.Trend.Change;
        var name = overview.Outlet.Name;
        if (change.Recent.PSubjective is not { } score)
            return new Badge(Display.Fill(Texts.BadgeNothing, name), Texts.BadgeLabel, Display.Missing, "#5f5d58");
        var (arrow, colour) = change.Verdict switch
        {
            ToneVerdict.Rising => (" ▲", "#9a4a06"),
            ToneVerdict.Falling => (" ▼", "#1d5f8c"),
            _ => ("", "#4b4a46"),
        };
        var title = Display.Fill(
            Texts.BadgeTitle, name, Display.Score(score), overview.Trend.Window.RecentDays, Display.Articles(change.Recent.Articles), Display.Verdict(change.Verdict));
        return new Badge(title, Texts.BadgeLabel, Display.Score(score) + arrow, colour);
    }

    /// <summary>It as SVG.</summary>
    public string Svg
    {
        get
        {
            var (left, right) = (WidthOf(Label), WidthOf(Value));
            var (width, title) = (left + right, Escaped(Title));
            return string.Create(CultureInfo.InvariantCulture, $"""
                <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" viewBox="0 0 {width} 20" role="img" aria-label="{title}">
                <title>{title}</title>
                <clipPath id="r"><rect width="{width}" height="20" rx="4"/></clipPath>
                <g clip-path="url(#r)"><rect width="{left}" height="20" fill="#2b2e34"/><rect x="{left}" width="{right}" height="20" fill="{Colour}"/></g>
                <g fill="#ffffff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11" text-anchor="middle">
                <text x="{left / 2.0}" y="14">{Escaped(Label)}</text><text x="{left + right / 2.0}" y="14">{Escaped(Value)}</text>
                </g>
                </svg>
                """);
        }
    }

    // XML has no way to write most control characters.
    private static string Escaped(string text) => HtmlEncoder.Default.Encode(string.Concat(text.Where(c => !char.IsControl(c))));

    private static int WidthOf(string text) => (int)Math.Ceiling(text.Length * LetterWidth) + 2 * Padding;
}
