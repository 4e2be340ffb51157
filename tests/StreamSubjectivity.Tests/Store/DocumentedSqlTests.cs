using System.Text.RegularExpressions;
using Npgsql;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Architecture;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed partial class DocumentedSqlTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_analyst_gets_an_answer_to_every_documented_question()
    {
        var questions = SqlBlock().Matches(RepositoryFiles.Read("docs/sql.md")).Select(m => m.Groups[1].Value).ToList();
        Assert.True(questions.Count >= 5);
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("example.org", Cancellation);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        for (var i = 0; i < 42; i++)
        {
            var draft = Article(outlet, $"u{i}", "One.", "Two.", "Three.", "Four.", "Five.") with { Published = TimeProvider.System.GetUtcNow() };
            var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
            var scored = i == 0 ? 4 : 5;
            await store.Get<IScoreStore>().WriteAsync(scorer, [.. Enumerable.Range(0, scored).Select(o => Score(id, o, i / 100.0))], Cancellation);
        }

        await using var connection = await store.Database.OpenConnectionAsync(Cancellation);
        await using (var become = new NpgsqlCommand("SET ROLE analyst", connection))
            await become.ExecuteNonQueryAsync(Cancellation);
        foreach (var question in questions)
        {
            await using var ask = new NpgsqlCommand(question, connection);
            await using var answer = await ask.ExecuteReaderAsync(Cancellation);
            Assert.True(await answer.ReadAsync(Cancellation), question);
        }
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlBlock();
}
