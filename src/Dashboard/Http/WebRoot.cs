using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace StreamSubjectivity.Dashboard.Http;

/// <summary>Style sheets, scripts and images.</summary>
internal static class WebRoot
{
    /// <summary>Serves the files that lie beside the program, whatever folder it was started from.</summary>
    public static void UseWebRoot(this WebApplication app)
    {
        app.Environment.WebRootFileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = CacheWhatIsVersioned });
    }

    // Pages name a file with the hash of its content, so that a new one has a new address.
    private static void CacheWhatIsVersioned(StaticFileResponseContext context)
    {
        if (context.Context.Request.Query.ContainsKey("v"))
            context.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
    }
}
