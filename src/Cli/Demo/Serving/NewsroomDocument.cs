using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace StreamSubjectivity.Cli.Demo.Serving;

/// <summary>What is served at an address, with the validators that a conditional request needs (RFC 9110, section 8.8).</summary>
/// <param name="Body">The bytes.</param>
/// <param name="ContentType">Media type with its character set.</param>
/// <param name="LastModified">When what it shows last changed.</param>
internal sealed record NewsroomDocument(byte[] Body, string ContentType, DateTimeOffset LastModified)
{
    /// <summary>The answer: 200, or 304 where the asker has this version.</summary>
    public IResult ToResult() => Results.Bytes(
        Body,
        ContentType,
        lastModified: LastModified,
        entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Body))[..32]}\""));
}
