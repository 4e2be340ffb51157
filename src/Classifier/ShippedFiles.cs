namespace StreamSubjectivity.Classifier;

/// <summary>Finds what ships beside the program: next to it when installed, in a folder above it when run from its repository.</summary>
internal static class ShippedFiles
{
    /// <summary>Full path of a file or folder, by its path relative to the program's root; null where it isn't.</summary>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relative);
            if (File.Exists(path) || Directory.Exists(path))
                return path;
        }

        return null;
    }
}
