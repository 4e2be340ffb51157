namespace StreamSubjectivity.Alerts.Settings;

/// <summary>Where a secret is: in a variable of the environment or in a file. It is read when it is needed, so that it may be changed.</summary>
/// <param name="Variable">Name of the variable, or null.</param>
/// <param name="File">The file, or null.</param>
internal sealed record SecretReference(string? Variable, string? File)
{
    /// <summary>
    /// Reads <c>NAME_env</c> or <c>NAME_file</c> of a mapping. The secret itself, as <c>NAME</c>, is refused: files of rules are read by
    /// many and end in repositories.
    /// </summary>
    public static SecretReference? Read(YamlMap map, string name, bool required)
    {
        if (map.Has(name))
        {
            map.Find(name);
            map.Fault(name, $"{name} must not stand here: put it into the environment or a file, and name that with {name}_env or {name}_file");
        }

        var (variable, file) = (map.Text($"{name}_env"), map.Text($"{name}_file"));
        if (variable is not null && file is not null)
            map.Fault($"{name}_file", $"{name}_env and {name}_file exclude each other");
        if (variable is null && file is null)
        {
            if (required && !map.Has(name))
                map.Fault($"{name}_env or {name}_file is missing");
            return null;
        }

        return new SecretReference(variable, file);
    }

    /// <summary>The secret, without white space around it.</summary>
    /// <exception cref="InvalidOperationException">It isn't there; the message names the place, never the secret.</exception>
    public string Resolve()
    {
        if (Variable is not null)
        {
            return Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } value
                ? value
                : throw new InvalidOperationException($"the environment variable {Variable} is not set");
        }

        try
        {
            return System.IO.File.ReadAllText(File!).Trim() is { Length: > 0 } text
                ? text
                : throw new InvalidOperationException($"{File} is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"the secret can't be read: {e.Message}", e);
        }
    }
}
