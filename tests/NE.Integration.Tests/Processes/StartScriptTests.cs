using System;
using System.Diagnostics;
using System.IO;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>The script <c>ne</c> builds the command when a source is newer than it, beside an SDK that only notes its calls.</summary>
public sealed class StartScriptTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public StartScriptTests()
    {
        Directory.CreateDirectory(root.At("src", "NE.Tool"));
        Directory.CreateDirectory(root.At("bin"));
        foreach (string name in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json"])
            File.WriteAllText(root.At(name), "");
        File.WriteAllText(Source, "");
        File.Copy(Path.Combine(Repository(), "ne"), root.At("ne"));
        Script(root.At("bin", "dotnet"), $$"""
            if [ "$1" = --list-sdks ]; then echo "10.0.100"; exit; fi
            echo build >> '{{root.At("builds")}}'
            mkdir -p '{{root.At("src", "NE.Tool", "bin", "Release", "net10.0")}}'
            printf '#!/bin/sh\n' > '{{Application}}'
            chmod +x '{{Application}}'
            """);
    }

    private string Source => root.At("src", "NE.Tool", "Program.cs");

    private string Application => root.At("src", "NE.Tool", "bin", "Release", "net10.0", "NE.Tool");

    private int Builds => File.ReadAllLines(root.At("builds")).Length;

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Start_AgainAndAgain_BuildsOnceWhateverTheDateOfASource(int days)
    {
        File.SetLastWriteTimeUtc(Source, DateTime.UtcNow.AddDays(days));

        for (int start = 0; start < 3; start++)
            Start().ShouldBe(0);

        Builds.ShouldBe(1);
    }

    [Fact]
    public void Start_AfterASourceIsSaved_BuildsAgain()
    {
        Start();
        File.SetLastWriteTimeUtc(Source, DateTime.UtcNow.AddSeconds(1));
        Start();

        Builds.ShouldBe(2);
    }

    private static string Repository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NE.Dsl.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static void Script(string path, string text)
    {
        File.WriteAllText(path, "#!/bin/sh\n" + text.Replace("\r", "", StringComparison.Ordinal) + "\n");
        using Process mode = Process.Start("chmod", ["+x", path]);
        mode.WaitForExit();
    }

    private int Start()
    {
        ProcessStartInfo start = new("/bin/sh", [root.At("ne"), "--version"]) { RedirectStandardError = true };
        start.Environment["PATH"] = root.At("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        using Process process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
