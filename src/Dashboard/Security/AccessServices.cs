using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Options;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Registration of accounts, keys and the audit log: for the dashboard, and for verbs that look after them without it.</summary>
public static class AccessServices
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512, as OWASP's cheat sheet on password storage has them.</summary>
    internal const int HashRounds = 210_000;

    /// <summary>Adds <see cref="IAccounts"/> (in a scope), <see cref="IApiKeys"/> and <see cref="IAuditLog"/> over the store; once.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IAuditLog)))
            return services;
        services.AddValidatedOptions<AccountOptions>("Dashboard:Accounts");
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IApiKeys, ApiKeys>();
        services.AddScoped<IAccounts, Accounts>();
        services.AddIdentityCore<Account>(options =>
        {
            options.Password.RequireDigit = options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<AccountUsers>().AddPasswordValidator<KnownPasswords>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>(
            (identity, accounts) => identity.Password.RequiredLength = accounts.Value.MinPasswordLength);
        return services;
    }
}
