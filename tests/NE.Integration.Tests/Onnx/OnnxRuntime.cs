using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using NE.Integration.Tests.Processes;

namespace NE.Integration.Tests.Onnx;

/// <summary>
/// onnxruntime-node, which shares nothing with this project:
/// <c>npm install --prefix FOLDER --ignore-scripts onnxruntime-node</c>, then <c>NODE_PATH=FOLDER/node_modules</c>.
/// </summary>
internal static class OnnxRuntime
{
    private static readonly Lazy<string> Found = new(() =>
    {
        try
        {
            (int code, string output) = Node();
            return code == 0 ? output.Trim() : "";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    });

    /// <summary>Its version, or nothing where it is not found.</summary>
    public static string Version => Found.Value;

    public static float[] Actions(byte[] model, float[] observations)
    {
        using var folder = new TemporaryFolder();
        (string policy, string inputs, string outputs) = (folder.At("policy.onnx"), folder.At("observations"), folder.At("actions"));
        File.WriteAllBytes(policy, model);
        File.WriteAllBytes(inputs, MemoryMarshal.AsBytes<float>(observations));
        (int code, string output) = Node(policy, inputs, outputs);
        return code == 0
            ? MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(outputs)).ToArray()
            : throw new InvalidOperationException($"onnxruntime-node refuses the policy: {output}");
    }

    private static (int ExitCode, string Output) Node(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Onnx", "onnx-actions.cjs"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : errors.Result);
    }
}
