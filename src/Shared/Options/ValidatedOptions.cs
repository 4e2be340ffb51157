using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Shared.Options;

/// <summary>Binding of options that are checked when the program starts, every fault named by its full key.</summary>
public static class ValidatedOptions
{
    /// <summary>The section of the configuration that holds every setting: <c>Stream</c>, in the environment <c>STREAM__</c>.</summary>
    public const string Root = "Stream";

    /// <summary>Binds <typeparamref name="T"/> to <c>Stream:<paramref name="section"/></c> and checks its data annotations at start.</summary>
    public static OptionsBuilder<T> AddValidatedOptions<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new Validation<T>($"{Root}:{section}"));
        return services.AddOptions<T>().BindConfiguration($"{Root}:{section}").ValidateOnStart();
    }

    private sealed class Validation<T>(string path) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = new List<ValidationResult>();
            if (Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
                return ValidateOptionsResult.Success;
            return ValidateOptionsResult.Fail(faults.Select(f =>
                $"{path}:{string.Join(',', f.MemberNames)}: {f.ErrorMessage}"));
        }
    }
}
