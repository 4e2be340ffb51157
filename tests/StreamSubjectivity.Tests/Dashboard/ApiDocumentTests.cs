using System.Net;
using System.Text.Json;
using Microsoft.OpenApi;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>The OpenAPI document, and whether the API is as it says.</summary>
public sealed class ApiDocumentTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_valid_and_says_who_may_ask()
    {
        var document = await ReadAsync();

        Assert.Equal("StreamSubjectivity", document.Info.Title);
        Assert.Equal(["key", "session"], document.Components!.SecuritySchemes!.Keys.Order());
        Assert.Equal(2, document.Security!.Count);
        Assert.All(document.Paths.Keys, path => Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal));
        Assert.Contains("/api/v1/outlets", document.Paths.Keys);
    }

    [Fact]
    public async Task Every_operation_has_a_summary_a_typed_answer_and_problems()
    {
        var document = await ReadAsync();

        var faults = new List<string>();
        foreach (var (path, item) in document.Paths)
        {
            foreach (var (method, operation) in item.Operations!)
            {
                var good = operation.Responses!.Where(r => r.Key.StartsWith('2')).ToList();
                if (string.IsNullOrEmpty(operation.Summary))
                    faults.Add($"{method} {path} has no summary");
                if (!operation.Responses!.ContainsKey("default"))
                    faults.Add($"{method} {path} says nothing of problems");
                if (good.Count == 0 || good.Any(r => r.Key is not ("202" or "204") && r.Value.Content is not { Count: > 0 }))
                    faults.Add($"{method} {path} doesn't say what it answers");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_read_without_parameters_answers_as_it_says()
    {
        var document = await ReadAsync();
        var asked = 0;
        foreach (var (path, item) in document.Paths)
        {
            if (!item.Operations!.TryGetValue(HttpMethod.Get, out var operation) || path.Contains('{', StringComparison.Ordinal)
                || operation.Parameters?.Any(parameter => parameter.Required) == true)
                continue;
            asked++;
            using var answer = await dashboard.Host.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            var type = answer.Content.Headers.ContentType?.MediaType ?? "";
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                // What the handler itself asks for, one parameter or another, is told as a problem.
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable, $"{path}: {answer.StatusCode}");
                Assert.Equal("application/problem+json", type);
                continue;
            }

            Assert.True(operation.Responses!["200"].Content!.TryGetValue(type, out var said), $"{path} answers {type}");
            if (type == "application/json")
            {
                Assert.True(answer.Headers.ETag is { IsWeak: true }, $"{path} has no ETag");
                using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
                AssertSaid(json.RootElement, said!.Schema!, path);
            }
        }

        Assert.True(asked > 5);
    }

    [Theory]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/audit?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/audit?limit=much", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/audit?from=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/articles?after=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/outlets/nobody", HttpStatusCode.NotFound)]
    public async Task What_makes_no_sense_is_a_problem(string path, HttpStatusCode status)
    {
        using var answer = await dashboard.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
    }

    // Deep enough to catch a type that isn't the one that is sent.
    private static void AssertSaid(JsonElement value, IOpenApiSchema schema, string place)
    {
        if (value.ValueKind == JsonValueKind.Array && schema.Items is { } items)
        {
            foreach (var item in value.EnumerateArray())
                AssertSaid(item, items, place + "[]");
        }

        if (value.ValueKind == JsonValueKind.Object && schema.Properties is { Count: > 0 } properties)
        {
            foreach (var property in value.EnumerateObject())
            {
                Assert.True(properties.TryGetValue(property.Name, out var said), $"{place}.{property.Name} is not documented");
                AssertSaid(property.Value, said!, $"{place}.{property.Name}");
            }

            Assert.All(schema.Required ?? new HashSet<string>(), name => Assert.True(value.TryGetProperty(name, out _), $"{place}.{name} is missing"));
        }
    }

    private async Task<OpenApiDocument> ReadAsync()
    {
        await using var stream = await dashboard.Host.Client.GetStreamAsync("/api/v1/openapi.json", Cancellation);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancellation);
        copy.Position = 0;
        var result = await OpenApiDocument.LoadAsync(copy, "json", cancellationToken: Cancellation);
        Assert.Empty(result.Diagnostic!.Errors);
        return result.Document!;
    }
}
