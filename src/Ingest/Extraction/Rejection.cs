using System.Text.RegularExpressions;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>Recognises pages that are no article, or only its beginning: what is cut off must not be judged.</summary>
internal static partial class Rejection
{
    private const int FewLetters = 120;
    private const int Teaser = 600;
    private const int ShortText = 1500;
    private const int Looked = 100_000;

    /// <summary>A short machine-readable reason, or null for an article.</summary>
    /// <param name="pageText">All text of the page.</param>
    /// <param name="paragraphs">The paragraphs that were found.</param>
    /// <param name="metadata">What the page says of itself.</param>
    internal static string? Of(string pageText, IReadOnlyList<string> paragraphs, PageMetadata metadata)
    {
        // What locks a page stands near its beginning or its end.
        if (pageText.Length > 2 * Looked)
            pageText = $"{pageText.AsSpan(0, Looked)} {pageText.AsSpan(pageText.Length - Looked)}";
        var letters = paragraphs.Sum(p => p.Count(char.IsLetter));
        var isShort = letters < ShortText;
        // Some outlets lock a page by script alone and serve the whole text with it.
        var isWhole = !isShort && metadata.Body?.Length >= letters;
        if (metadata.IsFree != true && !isWhole && IsLocked(pageText, letters, metadata))
            return "paywall";
        if (isShort && paragraphs.Count(p => p.Length < Looked && Consent().IsMatch(p)) * 2 >= Math.Max(1, paragraphs.Count)
            && Consent().IsMatch(pageText))
            return "consent";
        if (letters < Teaser && Robot().IsMatch(pageText))
            return "robot-check";
        return letters < FewLetters ? "empty-body" : null;
    }

    // Where a page doesn't say that it is locked, only a short text that is cut off shows it: offers stand above free articles too.
    private static bool IsLocked(string pageText, int letters, PageMetadata metadata)
    {
        if (metadata.IsFree == false)
            return letters < ShortText && Paywall().IsMatch(pageText) || Remaining().IsMatch(pageText);
        return letters < Teaser ? Paywall().IsMatch(pageText) : letters < ShortText && Remaining().IsMatch(pageText);
    }

    [GeneratedRegex(
        """
        (?xn)
        (subscribe|register|sign\ in|log\ in)\ (now\ )?to\ (continue|keep|read|unlock)\b
        | (this|the\ full)\ article\ is\ (reserved|available|only)\ .{0,30}\ (subscribers|members)
        | to\ continue\ reading | subscribers?[-\ ]only | exclusive\ to\ subscribers | already\ a\ subscriber
        | réservée?s?\ aux\ abonnés | il\ vous\ reste\ \d | jetzt\ weiterlesen | (mit|als)\ .{0,20}abo\ (weiter)?lesen
        | nur\ für\ abonnenten | diesen\ artikel\ weiterlesen
        | contenuto\ riservato\ agli\ abbonati | riservato\ agli\ abbonati | (solo|exclusivo)\ para\ suscriptores
        | para\ seguir\ leyendo | suscríbete\ para
        | (contenido|artículo)\ (es\ )?(exclusivo|solo)\ para\ (suscriptores|socios)
        | exclusivo\ para\ assinantes | alleen\ voor\ abonnees | tylko\ dla\ (subskrybentów|prenumeratorów)
        | только\ (для\ )?подписчик(ам|ов) | лише\ (для\ )?передплатник(ам|ів) | само\ за\ абонати
        | μόνο\ (για|σε)\ συνδρομητές | abone(ler)?\ (olun|özel)|yalnızca\ abonelere | doar\ pentru\ abonați
        | 有料会員限定 | 続きを読むには | 会员专享 | 订阅后(继续)?阅读 | 訂閱後 | للمشتركين\ فقط
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paywall();

    [GeneratedRegex(
        @"il vous reste \d|la suite est réservée|to continue reading|jetzt weiterlesen|para seguir leyendo|per continuare a leggere",
        RegexOptions.IgnoreCase)]
    private static partial Regex Remaining();

    [GeneratedRegex(
        """
        (?xn)
        (we|our)\ .{0,40}partners .{0,80}(cookies|personal\ data|store) | (accept|reject|manage)\ (all\ )?cookies
        | cookie\ (consent|policy|settings) | privacy\ (choices|preferences)
        | zustimmen\ und\ weiter | datenschutz.{0,40}einstellungen | accepter\ et\ continuer | accetta\ e\ continua
        | aceptar\ y\ continuar | aceitar\ e\ continuar | accepteren\ en\ doorgaan | akceptuję\ i\ przechodzę
        | (partnerzy|partners|partenaires|partner|socios|parceiros)\ .{0,60}\ cookies?
        | (принять|принимаю)\ .{0,20}\ cookie | прийняти\ .{0,20}\ cookie | приемам\ .{0,20}\ бисквитки
        | αποδοχή\ (όλων\ των\ )?cookies | (tüm\ )?çerezleri\ kabul | accept\ toate\ cookie | クッキーに同意 | 接受(所有)?\ ?cookie
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Consent();

    [GeneratedRegex(
        @"are you a robot|verify (that )?you are (a )?human|checking your browser|enable javascript and cookies|access denied|unusual traffic",
        RegexOptions.IgnoreCase)]
    private static partial Regex Robot();
}
