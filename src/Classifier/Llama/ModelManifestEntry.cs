using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>One model of a manifest.</summary>
/// <param name="Name">What <c>--model</c> calls it.</param>
/// <param name="File">File name beside the manifest; of one to be pulled, its name in the folder of pulled models.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hex.</param>
/// <param name="License">SPDX name of its licence.</param>
/// <param name="LicenseFile">File of the licence's text beside the manifest.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="Url">Where it is pulled from, by http or https; null where it ships.</param>
internal sealed record ModelManifestEntry(
    [property: JsonRequired] string Name,
    [property: JsonRequired] string File,
    [property: JsonRequired] long Bytes,
    [property: JsonRequired] string Sha256,
    [property: JsonRequired] string License,
    string? LicenseFile,
    string? Source,
    string? Description,
    string? Url = null);
