using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>Mock drivers of a few lines of C in a separate folder, and child processes that find them there.</summary>
public sealed class FakeLibraries : IDisposable
{
    private int runs;

    /// <summary>Folder in which the libraries are built.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ne-fakes-").FullName;

    public void Dispose() => Directory.Delete(Folder, true);

    /// <summary>A folder of this name with libraries in it.</summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="libraries">File names and their sources; further compiler arguments follow after a space.</param>
    public string Make(string name, params ReadOnlySpan<(string File, string Source)> libraries)
    {
        string folder = Path.Combine(Folder, name);
        if (Directory.Exists(folder))
            return folder;

        Directory.CreateDirectory(folder);
        foreach ((string file, string source) in libraries)
        {
            string[] parts = source.Split(' ');
            string path = Path.Combine(Folder, parts[0]);
            using (Stream text = typeof(FakeLibraries).Assembly.GetManifestResourceStream($"Fakes/{parts[0]}")!)
            using (FileStream target = File.Create(path))
                text.CopyTo(target);

            Run("gcc", ["-shared", "-fPIC", "-O1", "-w", .. parts[1..], "-o", Path.Combine(folder, file), path], []);
        }

        return folder;
    }

    /// <summary>Starts a scenario and returns what it printed; the calls that the fakes received follow the line <c>calls:</c>.</summary>
    /// <param name="folder">Where the libraries are.</param>
    /// <param name="scenario">Arguments of the scenario.</param>
    /// <param name="environment">Variables in addition to those that name the folder and a separate cache.</param>
    public string Scenario(string folder, string[] scenario, params (string Name, string Value)[] environment)
    {
        string log = Path.Combine(Folder, $"calls-{runs++}.txt");
        string program = Path.ChangeExtension(typeof(FakeLibraries).Assembly.Location, ".dll");
        string output = Run(
            Environment.ProcessPath is string host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            ["exec", program, DeviceScenario.Command, .. scenario],
            [("LD_LIBRARY_PATH", folder), ("NE_KERNEL_CACHE", "off"), ("FAKE_LOG", log), ("NE_NVRTC", folder), .. environment]);
        return $"{output}calls:\n{(File.Exists(log) ? File.ReadAllText(log) : "")}";
    }

    private static string Run(string program, IEnumerable<string> args, (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(program, args) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
