using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.DeviceProof;
using NE.DeviceProof.Measures;
using NE.DeviceProof.Rows;
using NE.DeviceProof.Running;
using NE.DeviceProof.Steps;
using NE.Runtime.Gpu.Devices;

if (ProofOptions.Parse(args, out string fault) is not { } options)
{
    Console.Error.WriteLine($"\"{fault}\" is not understood.\n{ProofOptions.Usage}");
    return 2;
}

if (options.Nvrtc is { } nvrtc)
    Environment.SetEnvironmentVariable("NE_NVRTC", nvrtc);

if (options.Sanitized is { } mode)
    return SanitizedRun.Run(options, mode);

if (options.Compile.Count > 0)
    return KernelFolder.Compile(options);

IReadOnlyList<ProofItem> items = ProofPlan.Of(options);
if (options.From is not null)
    return Child.Run(options, items);

// The children find the precompiled kernels, and write to a folder that is deleted when they exit.
KernelFolder.Use(options);
string scratch = Directory.CreateTempSubdirectory("ne-device-proof-").FullName;
Environment.SetEnvironmentVariable("TMPDIR", scratch);
try
{
    DeviceChoice choice = DeviceChoice.Parse(options.Device);
    bool needsDevice = items.Any(item => item.Step != WatchdogStep.Step);
    if (needsDevice && Missing(choice) is { } problem)
    {
        Console.Error.WriteLine($"Nothing can be proved here: {problem}");
        return 2;
    }

    string day = DateTime.Now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    Report report = new(options.Out, $"NE.DeviceProof{(options.Quick ? " --quick" : "")} on {options.Device}, {day}");
    await new Parent(options, items, report, scratch).RunAsync().ConfigureAwait(false);
    report.Close();
    return report.Rows.Any(row => row.Verdict == Verdict.Wrong) ? 1 : 0;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

// The driver is located without creating a context: this process does not touch the device.
static string? Missing(DeviceChoice wanted)
{
    List<DeviceFinding> findings = wanted.Kind switch
    {
        DeviceKind.Cuda => [DeviceCatalogue.Look(Backend.Cuda)],
        DeviceKind.OpenCl => [DeviceCatalogue.Look(Backend.OpenCl)],
        _ => [.. DeviceCatalogue.Look()],
    };
    List<DeviceInfo> devices = [.. findings.SelectMany(finding => finding.Devices).Where(device => device.Gpu || wanted.Kind != DeviceKind.Auto)];
    string problems = string.Join(' ', findings.Select(finding => finding.Problem).Where(problem => problem.Length > 0));
    if (devices.Count == 0)
        return problems.Length > 0 ? problems : "No GPU was found; --device opencl uses an OpenCL device that is not a GPU.";

    bool there = wanted.Index is null || devices.Exists(device => device.Choice == wanted.ToString());
    return there ? null : $"There is no {wanted}, but {string.Join(", ", devices.Select(device => device.Choice))}.";
}
