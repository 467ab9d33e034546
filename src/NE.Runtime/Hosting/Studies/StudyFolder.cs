using System;
using System.IO;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>The folder of a study, locked by one process at a time: a run folder for each trial, and the results.</summary>
internal sealed class StudyFolder : IDisposable
{
    private readonly FileStream hold;

    /// <summary>Creates the folder, or locks an existing one.</summary>
    /// <exception cref="RunException">It is not writable, or another process has locked it.</exception>
    internal StudyFolder(string path)
    {
        Path = path;
        try
        {
            Directory.CreateDirectory(path);
            hold = new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RunException(
                $"The study folder {path} cannot be used ({fault.Message.TrimEnd('.')}); end the other process or choose another "
                + "folder with --out.",
                fault);
        }
    }

    internal string Path { get; }

    internal string Results => System.IO.Path.Combine(Path, "results.csv");

    internal string Summary => System.IO.Path.Combine(Path, "summary.csv");

    /// <summary>The path of a study under a root.</summary>
    internal static string Under(string root, StudyDefinition study) => System.IO.Path.Combine(root, study.Name);

    /// <inheritdoc/>
    public void Dispose() => hold.Dispose();
}
