using System.Runtime.InteropServices;
using NE.MuJoCo;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.MuJoCo;

public class MuJoCoLibraryTests
{
    [Fact]
    public void Find_WithoutAnyOfTheLibraries_NamesWhatWasTriedAndWhatToInstall()
    {
        MuJoCoMissingException missing = Should.Throw<MuJoCoMissingException>(
            () => MuJoCoLibrary.Find(["libmujoco.so.absent", "libmujoco-other.so"]));

        missing.Message.ShouldContain("libmujoco.so.absent, libmujoco-other.so");
        missing.Message.ShouldContain("apt install libmujoco2.2.2");
        missing.Message.ShouldEndWith(".");
        missing.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void Find_WhenTheFirstNameIsAbsent_TakesTheNext() =>
        MuJoCoLibrary.Find(["libmujoco.so.absent", "libmujoco.so.2.2.2"]).ShouldNotBe(0);

    [Theory]
    [InlineData(221, "2.2.1")]
    [InlineData(237, "2.3.7")]
    [InlineData(340, "3.4.0")]
    [InlineData(3005000, "3.5.0")]
    [InlineData(0, "of an unknown release")]
    public void RequireVersion_OfAnotherRelease_NamesBothAndThePackage(int version, string text)
    {
        MuJoCoMissingException refused = Should.Throw<MuJoCoMissingException>(() => MuJoCoLibrary.RequireVersion(version, text));

        refused.Message.ShouldContain(text);
        refused.Message.ShouldContain("2.2.2 is required");
        refused.Message.ShouldContain("libmujoco2.2.2");
    }

    [Fact]
    public void RequireVersion_OfTheKnownRelease_IsAccepted() => Should.NotThrow(() => MuJoCoLibrary.RequireVersion(222, "2.2.2"));

    [Theory]
    [InlineData(false, Architecture.X64)]
    [InlineData(true, Architecture.Arm64)]
    public void RequirePlatform_OtherThanLinuxX64_IsRefused(bool isLinux, Architecture architecture) =>
        Should.Throw<MuJoCoMissingException>(() => MuJoCoLibrary.RequirePlatform(isLinux, architecture))
            .Message.ShouldContain("linux-x64 only");

    [Fact]
    public void EnsureLoaded_CalledAgain_DoesNothing()
    {
        MuJoCoLibrary.EnsureLoaded();
        Should.NotThrow(MuJoCoLibrary.EnsureLoaded);
    }
}
