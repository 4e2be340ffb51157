using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>The models that go by a name: those that ship with the program, and those in a folder of the user's.</summary>
internal sealed class ModelLibrary
{
    private const string ManifestName = "manifest.json";
    private readonly ModelManifest shipped;
    private readonly ModelManifest own;
    private readonly string? shippedFolder;
    private readonly string? folder;

    private ModelLibrary(ModelManifest shipped, string? shippedFolder, ModelManifest own, string? folder)
    {
        this.shipped = shipped;
        this.shippedFolder = shippedFolder;
        this.own = own;
        this.folder = folder;
    }

    /// <summary>Name of the model that runs where no other is asked for; null where nothing ships.</summary>
    internal string? Default => shipped.Default;

    /// <summary>All entries, the shipped ones first; a name that ships can't be taken by another.</summary>
    internal IEnumerable<ModelManifestEntry> Entries => shipped.Models.Concat(own.Models.Where(m => shipped.Find(m.Name) is null));

    /// <summary>Reads the manifests.</summary>
    /// <param name="folder">The user's folder, which need not exist; null for none.</param>
    /// <exception cref="ModelFileException">A manifest is faulty.</exception>
    internal static ModelLibrary Open(string? folder)
    {
        var nothing = new ModelManifest(null, []);
        var shipped = ShippedFiles.Find(ModelManifest.RelativePath);
        var own = folder is null ? null : Path.Combine(folder, ManifestName);
        return new ModelLibrary(
            shipped is null ? nothing : ModelManifest.Read(shipped),
            shipped is null ? null : Path.GetDirectoryName(shipped),
            File.Exists(own) ? ModelManifest.Read(own) : nothing,
            folder);
    }

    /// <summary>The entry of a name; null where there is none.</summary>
    internal ModelManifestEntry? Find(string name) => Entries.FirstOrDefault(m => m.Name == name);

    /// <summary>Where an entry's file lies; null where it isn't there. One with an address is looked for where it is pulled to.</summary>
    internal string? FileOf(ModelManifestEntry entry)
    {
        var home = entry.Url is null ? shippedFolder : folder;
        return home is not null && Path.Combine(home, entry.File) is var path && File.Exists(path) ? path : null;
    }

    /// <summary>Adds an entry to the user's own, or puts it in the place of the one of that name.</summary>
    /// <exception cref="ModelFileException">The name ships with the program, or the list can't be written.</exception>
    internal void Add(ModelManifestEntry entry)
    {
        if (shipped.Find(entry.Name) is not null)
            throw new ModelFileException(entry.Name, "is the name of a model that ships: choose another with --name");
        (own with { Models = [.. own.Models.Where(m => m.Name != entry.Name), entry] }).Write(Path.Combine(folder!, ManifestName));
    }
}
