using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>The API as an OpenAPI document, made from its endpoints.</summary>
internal static class ApiDocument
{
    /// <summary>Where it is.</summary>
    public const string Path = ApiEndpoints.Root + "/openapi.json";

    private const string Version = "v1";

    private const string Problem = "application/problem+json";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => $"/{endpoint.RelativePath}".StartsWith(ApiEndpoints.Root, StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, _, _) => AddProblems(operation));
    });

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = Texts.ProductName,
            Version = "1",
            Description =
                "How subjective outlets write, sentence by sentence. Names are in snake_case, times in ISO 8601 and UTC, scores from 0 to 1. "
                + "Lists have a `limit`, and a `next` to ask for as `after`; answers have an ETag; errors are problem details (RFC 9457).",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(KeyAuthentication.Name, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key of the API, `ss_…`, made by an admin.",
        });
        document.AddComponent(Sessions.Name, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = SecurityServices.SessionCookie,
            Description = "The session of somebody who signed in at /account/sign-in.",
        });
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyAuthentication.Name, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Sessions.Name, document)] = [] },
        ];
        return Task.CompletedTask;
    }

    private static Task AddProblems(OpenApiOperation operation)
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = "A problem: 400 for what makes no sense, 401 and 403 for who may not, 404, 429 with Retry-After, 503 while the database is away.",
            Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() },
        });
        return Task.CompletedTask;
    }
}
