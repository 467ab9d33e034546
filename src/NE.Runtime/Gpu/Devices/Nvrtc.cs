using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>NVRTC, NVIDIA's runtime compiler for CUDA. It needs neither a GPU nor a driver.</summary>
public static unsafe class Nvrtc
{
    private const int InvalidOption = 5;
    private const int Refused = 6;
    private const int BuiltinsMissing = 7;

    private static readonly Lock Gate = new();

    /// <summary>Why it is missing and what to do, in one sentence; empty if it was found.</summary>
    public static string Problem => Library.Problem;

    /// <summary>Its file; empty if it was not found.</summary>
    public static string Path => Library.Path;

    /// <summary>This user's folder, where <c>ne doctor --get nvrtc</c> installs it and which is searched last.</summary>
    public static string UserFolder => NvrtcLocator.UserFolder(Environment.GetEnvironmentVariable);

    /// <summary>Its version, for example 12.4.</summary>
    /// <exception cref="DeviceException">There is no NVRTC.</exception>
    public static Version Version
    {
        get
        {
            Require();
            int major, minor;
            Check(NvrtcMethods.nvrtcVersion(&major, &minor), nameof(NvrtcMethods.nvrtcVersion));
            return new(major, minor);
        }
    }

    /// <summary>The compute capabilities that it supports, times ten, ascending.</summary>
    /// <exception cref="DeviceException">There is no NVRTC.</exception>
    public static IReadOnlyList<int> Architectures
    {
        get
        {
            Require();
            int count;
            Check(NvrtcMethods.nvrtcGetNumSupportedArchs(&count), nameof(NvrtcMethods.nvrtcGetNumSupportedArchs));
            int[] found = new int[count];
            fixed (int* first = found)
            {
                Check(NvrtcMethods.nvrtcGetSupportedArchs(first), nameof(NvrtcMethods.nvrtcGetSupportedArchs));
            }

            return [.. found.Order()];
        }
    }

    /// <summary>
    /// The options that every kernel is compiled with; <c>NE_NVRTC_OPTIONS</c> adds to them, for example <c>--generate-line-info</c>.
    /// </summary>
    public static IReadOnlyList<string> Options
    {
        get
        {
            // Without the first the compiler fuses products and sums, and results would differ from the CPU's.
            string[] own = ["--fmad=false", "--std=c++17"];
            string more = Environment.GetEnvironmentVariable("NE_NVRTC_OPTIONS") ?? "";
            return [.. own, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        }
    }

    private static NativeLibraryFinding Library => NativeLibraries.Find(NativeLibraries.Nvrtc);

    /// <summary>Compiles source.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="text">The complete source, including the prelude.</param>
    /// <param name="architecture"><c>sm_90</c> for machine code, <c>compute_90</c> for PTX.</param>
    /// <param name="options">
    /// Further options, for example those of <see cref="Options"/>; <c>--ptxas-options=-v</c> logs resource usage.
    /// </param>
    /// <exception cref="DeviceException">There is no NVRTC, it lacks its builtins, or it rejects the source.</exception>
    public static CompiledText Compile(string name, string text, string architecture, params IReadOnlyList<string> options)
    {
        CompiledText? compiled = TryCompile(name, text, architecture, options, out string log);
        return compiled ?? throw new DeviceException(
            $"NVRTC {Version} ({Path}) does not support the architecture {architecture} with the options {string.Join(' ', options)}: "
            + $"install a newer NVRTC and set {NvrtcLocator.Variable} to its folder. "
            + $"It says: {(log.Length > 0 ? log : "NVRTC_ERROR_INVALID_OPTION")}");
    }

    /// <summary>Compiles source; null if the architecture or an option is unknown.</summary>
    internal static CompiledText? TryCompile(string name, string text, string architecture, IReadOnlyList<string> options, out string log)
    {
        Require();
        lock (Gate)
        {
            nint program;
            Check(NvrtcMethods.nvrtcCreateProgram(&program, text, "kernels.cu", 0, null, null), nameof(NvrtcMethods.nvrtcCreateProgram));
            try
            {
                int code = Run(program, [.. options, $"--gpu-architecture={architecture}"]);
                log = Log(program);
                return code switch
                {
                    0 => new(Image(program, architecture.StartsWith("sm_", StringComparison.Ordinal)), log),
                    InvalidOption => null,
                    Refused => throw RefusedText.Fault(name, text, log, $"NVRTC {Version}"),
                    _ => throw Fault(code, nameof(NvrtcMethods.nvrtcCompileProgram)),
                };
            }
            finally
            {
                _ = NvrtcMethods.nvrtcDestroyProgram(&program);
            }
        }
    }

    private static void Require()
    {
        if (!Library.Found)
        {
            throw new DeviceException(Library.Problem);
        }
    }

    private static int Run(nint program, List<string> options)
    {
        byte** texts = stackalloc byte*[options.Count];
        for (int i = 0; i < options.Count; i++)
        {
            texts[i] = (byte*)Marshal.StringToCoTaskMemUTF8(options[i]);
        }

        int code = NvrtcMethods.nvrtcCompileProgram(program, options.Count, texts);
        for (int i = 0; i < options.Count; i++)
        {
            Marshal.FreeCoTaskMem((nint)texts[i]);
        }

        return code;
    }

    private static string Log(nint program)
    {
        nuint length = 0;
        if (NvrtcMethods.nvrtcGetProgramLogSize(program, &length) != 0 || length <= 1)
        {
            return "";
        }

        byte[] log = new byte[length];
        fixed (byte* first = log)
        {
            _ = NvrtcMethods.nvrtcGetProgramLog(program, first);
        }

        return Encoding.UTF8.GetString(log).TrimEnd('\0', '\n');
    }

    private static byte[] Image(nint program, bool machineCode)
    {
        nuint length;
        int code = machineCode ? NvrtcMethods.nvrtcGetCUBINSize(program, &length) : NvrtcMethods.nvrtcGetPTXSize(program, &length);
        Check(code, nameof(NvrtcMethods.nvrtcGetCUBINSize));
        byte[] image = new byte[length];
        fixed (byte* first = image)
        {
            code = machineCode ? NvrtcMethods.nvrtcGetCUBIN(program, first) : NvrtcMethods.nvrtcGetPTX(program, first);
            Check(code, nameof(NvrtcMethods.nvrtcGetCUBIN));
        }

        return image;
    }

    private static void Check(int code, string call)
    {
        if (code != 0)
        {
            throw Fault(code, call);
        }
    }

    private static DeviceException Fault(int code, string call)
    {
        string remedy = code switch
        {
            1 => "the machine is out of memory: end other programs",
            BuiltinsMissing => "its library of builtins (libnvrtc-builtins.so of the same release) is missing: install it, "
                + "on Debian the package libnvrtc-builtins11.8 for NVRTC 11.8",
            _ => $"reinstall it, or set {NvrtcLocator.Variable} to the folder of another",
        };
        string error = Marshal.PtrToStringUTF8((nint)NvrtcMethods.nvrtcGetErrorString(code)) ?? "unknown";
        return new(string.Create(CultureInfo.InvariantCulture, $"NVRTC ({Path}): {call} failed with {code} ({error}): {remedy}."));
    }
}
