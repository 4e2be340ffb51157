using System.Text.RegularExpressions;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>Paragraphs that are no part of an article wherever they stand.</summary>
internal static partial class Boilerplate
{
    private const int Longest = 300;

    /// <summary>Whether a paragraph asks, links or credits rather than tells.</summary>
    internal static bool Is(string paragraph) => paragraph.Length <= Longest && Phrases().IsMatch(paragraph);

    [GeneratedRegex(
        """
        (?xn)
        ^ \W* (
          (advertisement|advertising|anzeige|werbung|publicidad|pubblicità|publicité|publicidade|reclame|reklama|реклама) \W* $
        | (read|see|watch|listen)\ (more|also|next|now)\b .{0,150} $
        | watch\ now \W* $
        | (lire|voir)\ aussi\b | à\ lire\ aussi | lesen\ sie\ (auch|mehr|hier) | mehr\ zum\ thema | leggi\ anche
        | lee\ también | leia\ (também|mais) | lees\ ook | czytaj\ też
        | (sign|signing)\ up\ (to|for)\b | subscribe\ (to|now|for)\b .{0,120} $ | get\ the\ latest\b.{0,80}\b(inbox|newsletter)
        | for\ free\ .{0,40}\ (alerts|news)\ .{0,60}\ inbox
        | (published|updated|last\ updated|stand|aktualisiert|veröffentlicht|publié\ le|mis\ à\ jour|publicado|actualizado|pubblicato)\s*:?\s* \d .{0,80} $
        | (copyright|©|\(c\)\ \d{4}) | all\ rights\ reserved | alle\ rechte\ vorbehalten | tous\ droits\ réservés
        | follow\ .{2,60}\ on\ (twitter|x|facebook|instagram|bluesky|mastodon|linkedin)\b .{0,60} $
        | (image|photo|picture|foto|bild|photograph|crédit|credit)s?\s*:\s* .{0,120} $
        | (by\ clicking|by\ signing\ up|i\ would\ like\ to\ be\ emailed) | read\ our\ privacy\ policy
        | il\ vous\ reste\ \d .{0,20} % | article\ réservé\ aux\ abonnés
        | \( \p{L}{2,5} (/\p{L}{2,5})* \) \W* $
        | (share|teilen|partager|compartir|condividi|print|drucken|comments?|kommentare?) \W* $
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phrases();
}
