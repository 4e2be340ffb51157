using System.Buffers.Binary;
using NpgsqlTypes;
using StreamSubjectivity.Shared.Text;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Articles;

/// <summary>Keeps a digest and at most five pages a paragraph; what only few pages showed is forgotten after a month.</summary>
internal sealed class ParagraphStore(Database database, TimeProvider clock) : IParagraphStore
{
    private const int ForgetEvery = 1000;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    // In the order of the key, so that two pages that share paragraphs wait for each other and never in a circle.
    private const string See =
        """
        INSERT INTO stream.outlet_paragraphs AS o (outlet_id, paragraph, pages, seen)
        SELECT $1, u, ARRAY[$3::bigint], $4 FROM unnest($2::bigint[]) u ORDER BY u
        ON CONFLICT (outlet_id, paragraph) DO UPDATE SET seen = excluded.seen,
            pages = CASE WHEN $3 = ANY(o.pages) OR cardinality(o.pages) >= $5 THEN o.pages ELSE o.pages || $3 END
        RETURNING paragraph, cardinality(pages)
        """;

    private const string Forget = "DELETE FROM stream.outlet_paragraphs WHERE seen < $1";

    private int calls;

    public async Task<IReadOnlySet<int>> SeeAsync(
        int outletId, string page, IReadOnlyList<string> paragraphs, CancellationToken cancellationToken)
    {
        var marks = paragraphs.Select(p => Mark(SentenceHash.Of(p))).ToArray();
        if (marks.Length == 0)
            return new HashSet<int>();
        var now = clock.GetUtcNow();
        if (Interlocked.Increment(ref calls) % ForgetEvery == 0)
            await database.RunAsync(c => c.ExecuteAsync(Forget, cancellationToken, P(now - Memory)), cancellationToken);
        var rows = await database.TransactAsync(
            c => c.QueryAsync(
                See,
                row => (Mark: row.GetInt64(0), Pages: row.GetInt32(1)),
                cancellationToken,
                P(outletId), P(marks.Distinct().ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
                P(Mark(StorableText.Digest(page))), P(now), P(IParagraphStore.PagesOfBoilerplate)),
            cancellationToken);
        var boilerplate = rows.Where(r => r.Pages >= IParagraphStore.PagesOfBoilerplate).Select(r => r.Mark).ToHashSet();
        return Enumerable.Range(0, marks.Length).Where(i => boilerplate.Contains(marks[i])).ToHashSet();
    }

    private static long Mark(byte[] digest) => BinaryPrimitives.ReadInt64BigEndian(digest);
}
