using System.Globalization;
using System.Net;
using System.Text;

namespace StreamSubjectivity.Evaluation.Reports;

/// <summary>A chart as SVG: both axes run from 0 to 1 unless they are named otherwise.</summary>
internal sealed class Plot
{
    private const double Width = 360;
    private const double Height = 280;
    private const double Left = 46;
    private const double Bottom = 40;
    private const double Top = 10;
    private const double Right = 10;
    private readonly StringBuilder svg = new();
    private readonly string title;

    /// <summary>Begins with axes, their names, and lines at each fifth.</summary>
    internal Plot(string title, string across, string up, IReadOnlyList<string>? ticksAcross = null, IReadOnlyList<string>? ticksUp = null)
    {
        this.title = title;
        string[] fifths = ["0", ".2", ".4", ".6", ".8", "1"];
        Ticks(ticksAcross ?? fifths, vertical: false);
        Ticks(ticksUp ?? fifths, vertical: true);
        Text(Left + ((Width - Left - Right) / 2), Height - 6, across, "middle");
        Append($"<text transform=\"translate(12 {Top + ((Height - Top - Bottom) / 2)}) rotate(-90)\" text-anchor=\"middle\">{WebUtility.HtmlEncode(up)}</text>");
    }

    /// <summary>A line through points.</summary>
    internal Plot Line(IEnumerable<(double X, double Y)> points, string style)
    {
        Append($"<polyline class=\"{style}\" points=\"{string.Join(' ', points.Select(p => Invariant($"{X(p.X):F1},{Y(p.Y):F1}")))}\"/>");
        return this;
    }

    /// <summary>A dot with a text that shows when it is pointed at.</summary>
    internal Plot Dot((double X, double Y) at, double radius, string says)
    {
        Append($"<circle cx=\"{X(at.X):F1}\" cy=\"{Y(at.Y):F1}\" r=\"{radius:F1}\"><title>{WebUtility.HtmlEncode(says)}</title></circle>");
        return this;
    }

    /// <summary>A bar from the bottom.</summary>
    internal Plot Bar(double from, double to, double height, string style, string says)
    {
        Append($"<rect class=\"{style}\" x=\"{X(from):F1}\" y=\"{Y(height):F1}\" width=\"{X(to) - X(from):F1}\" height=\"{Y(0) - Y(height):F1}\"><title>{WebUtility.HtmlEncode(says)}</title></rect>");
        return this;
    }

    /// <summary>The figure element.</summary>
    public override string ToString() =>
        Invariant($"<figure><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">{svg}</svg><figcaption>{WebUtility.HtmlEncode(title)}</figcaption></figure>");

    private static double X(double x) => Left + (x * (Width - Left - Right));

    private static double Y(double y) => Height - Bottom - (y * (Height - Top - Bottom));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Ticks(IReadOnlyList<string> ticks, bool vertical)
    {
        for (var i = 0; i < ticks.Count; i++)
        {
            var at = ticks.Count == 1 ? 0 : i / (double)(ticks.Count - 1);
            Line(vertical ? [(0, at), (1, at)] : [(at, 0), (at, 1)], "grid");
            if (vertical)
                Text(Left - 5, Y(at) + 4, ticks[i], "end");
            else
                Text(X(at), Height - Bottom + 14, ticks[i], "middle");
        }
    }

    private void Text(double x, double y, string text, string anchor) =>
        Append($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(text)}</text>");

    private void Append(FormattableString text) => svg.Append(Invariant(text));
}
