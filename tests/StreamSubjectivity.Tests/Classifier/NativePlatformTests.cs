using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class NativePlatformTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_companion_package_beside_the_libraries_is_found()
    {
        var libraries = Make("modules/linux-x64-cuda/bins/linux-x64-cuda");
        var fallback = Make("modules/linux-x64-cuda-ext/bins/linux-x64-cuda/fallback");

        Assert.Equal([fallback], NativePlatform.Fallbacks(libraries));
    }

    [Fact]
    public void It_is_found_beside_what_a_link_leads_to()
    {
        Make("gpu/linux-x64-cuda/bins/linux-x64-cuda");
        var fallback = Make("gpu/linux-x64-cuda-ext/bins/linux-x64-cuda/fallback");
        Make("modules");
        Directory.CreateSymbolicLink(folder.File("modules/linux-x64-cuda"), folder.File("gpu/linux-x64-cuda"));

        Assert.Equal([fallback], NativePlatform.Fallbacks(folder.File("modules/linux-x64-cuda/bins/linux-x64-cuda")));
    }

    [Fact]
    public void A_folder_within_the_libraries_own_is_found_first()
    {
        var libraries = Make("any/place/libs");
        var fallback = Make("any/place/libs/fallback");

        Assert.Equal([fallback], NativePlatform.Fallbacks(libraries));
    }

    [Fact]
    public void Where_there_is_none_nothing_is_found() => Assert.Empty(NativePlatform.Fallbacks(Make("modules/linux-x64/bins/linux-x64")));

    public void Dispose() => folder.Dispose();

    private string Make(string path) => Directory.CreateDirectory(folder.File(path)).FullName;
}
