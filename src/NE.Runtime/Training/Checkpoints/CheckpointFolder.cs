using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Networks;

namespace NE.Runtime.Training.Checkpoints;

/// <summary>
/// The checkpoints of a run: the newest, the last three scheduled ones and the best. <c>latest</c> and <c>best</c> are small text files
/// that name a checkpoint.
/// </summary>
/// <param name="path">The folder.</param>
internal sealed class CheckpointFolder(string path)
{
    /// <summary>Number of scheduled checkpoints kept in addition to the best. It determines the slack of the replay buffer.</summary>
    internal const int Kept = 3;

    /// <summary>Name of the newest checkpoint.</summary>
    internal const string Latest = "latest";

    /// <summary>Name of the checkpoint with the best evaluation.</summary>
    internal const string Best = "best";

    private const string Prefix = "step-";
    private const string Suffix = ".safetensors";

    /// <summary>The file of a checkpoint.</summary>
    /// <param name="step">Environment steps done.</param>
    internal string File(long step) =>
        Path.Combine(path, Prefix + step.ToString("D9", CultureInfo.InvariantCulture) + Suffix);

    /// <summary>Steps of the complete checkpoints, newest first.</summary>
    internal IReadOnlyList<long> Steps() => !Directory.Exists(path)
        ? []
        : [.. Directory.EnumerateFiles(path, Prefix + "*" + Suffix)
            .Select(file => Path.GetFileName(file)[Prefix.Length..^Suffix.Length])
            .Where(digits => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(digits => long.Parse(digits, CultureInfo.InvariantCulture))
            .OrderDescending()];

    /// <summary>The visits that the checkpoints of a sequence belong to; that of a visit's last step belongs to that visit.</summary>
    internal IEnumerable<long> Visits(UpdateClock clock) => Steps().Select(step => clock.Visit(Math.Max(0, step - 1)));

    /// <summary>The file of a checkpoint named in words.</summary>
    /// <param name="which"><see cref="Latest"/>, <see cref="Best"/>, or a step, also as <c>300_000</c>.</param>
    /// <returns>Null if there is no such checkpoint.</returns>
    internal string? Find(string which)
    {
        if (which is not (Latest or Best))
        {
            return long.TryParse(which.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out long step)
                && Steps().Contains(step) ? File(step) : null;
        }

        string pointer = Path.Combine(path, which);
        string? named = System.IO.File.Exists(pointer) ? Path.Combine(path, System.IO.File.ReadAllText(pointer).Trim()) : null;
        return System.IO.File.Exists(named) ? named : null;
    }

    /// <summary>Writes a checkpoint, then deletes those no longer kept.</summary>
    /// <param name="tensors">The complete state.</param>
    /// <param name="header">Its header.</param>
    /// <param name="best">Step of the best checkpoint so far, including this one; −1 for none.</param>
    /// <param name="every">Environment steps between two scheduled checkpoints; others are kept only while they are the newest.</param>
    internal void Write(SafetensorsWriter tensors, CheckpointHeader header, long best, long every)
    {
        Directory.CreateDirectory(path);
        tensors.WriteFile(File(header.Step), header.ToMetadata());
        Name(Latest, header.Step);
        if (best >= 0)
        {
            NameBest(best);
        }

        IReadOnlyList<long> past = [.. Steps().Where(step => step <= header.Step)];
        IEnumerable<long> kept = [header.Step, best, .. past.Where(step => step > 0 && step % every == 0).Take(Kept)];
        foreach (long step in past.Except(kept))
        {
            System.IO.File.Delete(File(step));
        }
    }

    /// <summary>Names the best checkpoint.</summary>
    /// <param name="step">Its environment steps.</param>
    internal void NameBest(long step) => Name(Best, step);

    /// <summary>
    /// The newest readable checkpoint. Damaged ones are skipped, not deleted.
    /// </summary>
    /// <param name="accept">Checks what the checkpoint refers to; throws <see cref="CheckpointException"/> if it is damaged.</param>
    /// <param name="say">Receives a message for every checkpoint skipped in favour of an older one.</param>
    /// <returns>The checkpoint, or null if there is none.</returns>
    /// <exception cref="CheckpointException">There are checkpoints, but none can be read.</exception>
    internal (SafetensorsReader Tensors, CheckpointHeader Header)? ReadNewest(
        Action<SafetensorsReader, CheckpointHeader> accept,
        Action<string> say)
    {
        IReadOnlyList<long> steps = Steps();
        List<string> passed = [];
        foreach (long step in steps)
        {
            try
            {
                SafetensorsReader tensors = SafetensorsReader.ReadFile(File(step));
                CheckpointHeader header = CheckpointHeader.FromMetadata(tensors.Metadata, File(step));
                accept(tensors, header);
                passed.ForEach(say);
                return (tensors, header);
            }
            catch (CheckpointException fault)
            {
                passed.Add($"{fault.Message} It is skipped.");
            }
        }

        return steps.Count == 0
            ? null
            : throw new CheckpointException($"None of the {steps.Count} checkpoints in {path} can be read; start a new run with --force.");
    }

    /// <summary>Removes all checkpoints.</summary>
    internal void Clear()
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        foreach (long step in Steps())
        {
            System.IO.File.Delete(File(step));
        }

        System.IO.File.Delete(Path.Combine(path, Latest));
        System.IO.File.Delete(Path.Combine(path, Best));
    }

    private void Name(string pointer, long step)
    {
        string target = Path.Combine(path, pointer);
        SmallFile.Replace(target, Path.GetFileName(File(step)) + "\n");
    }
}
