using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Gives every answer a weak ETag (compression changes the bytes that are sent) of its content, and answers 304 to a client that has them.</summary>
internal sealed class EntityTagFilter(IOptions<JsonOptions> json) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        if (inner is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } or not IValueHttpResult { Value: not null })
            return result;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(((IValueHttpResult)inner).Value, json.Value.SerializerOptions);
        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
        return TypedResults.Bytes(bytes, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
    }
}
