using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>Certificates that nobody but the test trusts.</summary>
internal static class TestCertificate
{
    /// <summary>One for 127.0.0.1 that it signed itself.</summary>
    internal static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
