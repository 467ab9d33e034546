using System;
using System.IO;
using System.Linq;

namespace NE.Runtime.Tests.Training;

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("ne-").FullName;

    /// <summary>The run folder of a seed of the test task.</summary>
    internal string Run(string experiment = "Test", uint seed = 1) =>
        System.IO.Path.Combine(Path, "TestTask", experiment, "default", $"seed-{seed}");

    /// <summary>The newest checkpoint of a run.</summary>
    internal static string NewestCheckpoint(string run) =>
        Directory.GetFiles(System.IO.Path.Combine(run, "checkpoints"), "step-*.safetensors").Order().Last();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
