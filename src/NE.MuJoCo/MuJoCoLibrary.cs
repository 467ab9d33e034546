using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace NE.MuJoCo;

/// <summary>
/// The native library: located, checked and given its hooks once per process, before any other use.
/// </summary>
public static unsafe class MuJoCoLibrary
{
    /// <summary>The only release whose structure layout the binding supports.</summary>
    public const string RequiredVersion = "2.2.2";

    private const string Remedy = "install it with `apt install libmujoco2.2.2`, or add its folder to LD_LIBRARY_PATH";

    private static readonly string[] FileNames = ["libmujoco.so.2.2.2", "libmujoco.so"];
    private static readonly Lock Gate = new();
    private static volatile bool isLoaded;
    private static nint library;

    /// <summary>
    /// Loads the library on the first call; later calls return at once. Every model does this itself: call it to fail early, before a run
    /// starts.
    /// </summary>
    /// <exception cref="MuJoCoMissingException">No library was found, it is another release, or this is not linux-x64.</exception>
    /// <exception cref="MuJoCoException">The library claims the right release but its structures are laid out differently.</exception>
    public static void EnsureLoaded()
    {
        if (isLoaded)
        {
            return;
        }

        lock (Gate)
        {
            if (isLoaded)
            {
                return;
            }

            if (library == 0)
            {
                RequirePlatform(OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture);
                nint found = Find(FileNames);
                RequireRelease(found);
                Hooks.Install(found);
                library = found;
                NativeLibrary.SetDllImportResolver(
                    typeof(MuJoCoLibrary).Assembly, static (name, _, _) => name == NativeMethods.Library ? library : 0);
            }

            LayoutCheck.Run();
            isLoaded = true;
        }
    }

    /// <summary>Loads the first of several libraries that can be loaded.</summary>
    /// <exception cref="MuJoCoMissingException">None can.</exception>
    internal static nint Find(IReadOnlyList<string> fileNames)
    {
        foreach (string fileName in fileNames)
        {
            if (NativeLibrary.TryLoad(fileName, out nint found))
            {
                return found;
            }
        }

        throw new MuJoCoMissingException(
            $"MuJoCo {RequiredVersion} was not found (tried {string.Join(", ", fileNames)}): {Remedy}.");
    }

    /// <summary>Throws if a release's version number or string is not the supported one.</summary>
    /// <param name="version">What <c>mj_version</c> returned.</param>
    /// <param name="text">What <c>mj_versionString</c> returned, for the message.</param>
    /// <exception cref="MuJoCoMissingException">It is another release.</exception>
    internal static void RequireVersion(int version, string text)
    {
        if (version != Layout.Version)
        {
            throw new MuJoCoMissingException($"MuJoCo {text} was found, but {RequiredVersion} is required: {Remedy}.");
        }
    }

    /// <summary>Throws on a platform whose structure layout is unknown.</summary>
    /// <exception cref="MuJoCoMissingException">It is not linux-x64.</exception>
    internal static void RequirePlatform(bool isLinux, Architecture architecture)
    {
        if (!isLinux || architecture != Architecture.X64)
        {
            throw new MuJoCoMissingException(
                $"MuJoCo tasks run on linux-x64 only, not on {RuntimeInformation.RuntimeIdentifier}: "
                + "run them on such a machine or in a container.");
        }
    }

    // mj_version takes no argument and exists in every release, so it can be called before the release is known.
    private static void RequireRelease(nint found)
    {
        int version = 0;
        string text = "of an unknown release";
        if (NativeLibrary.TryGetExport(found, "mj_version", out nint number))
        {
            version = ((delegate* unmanaged[Cdecl]<int>)number)();
        }

        if (NativeLibrary.TryGetExport(found, "mj_versionString", out nint name))
        {
            text = Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)name)()) ?? text;
        }

        RequireVersion(version, text);
    }
}
