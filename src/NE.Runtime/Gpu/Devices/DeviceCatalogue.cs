using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>The devices of this machine. Searching never fails: a missing backend reports why.</summary>
public static class DeviceCatalogue
{
    /// <summary>Searches for the devices of every backend.</summary>
    public static IReadOnlyList<DeviceFinding> Look() => [Look(Backend.Cuda), Look(Backend.OpenCl)];

    /// <summary>Searches for the devices of a backend.</summary>
    public static DeviceFinding Look(Backend backend)
    {
        try
        {
            IReadOnlyList<DeviceInfo> devices = backend == Backend.OpenCl
                ? [.. OpenClDeviceId.All().Select(device => device.Info)]
                : [.. CudaDeviceId.All().Select(device => device.Info)];
            return new(backend, devices, "");
        }
        catch (DeviceException fault)
        {
            return new(backend, [], fault.Message);
        }
    }

    /// <summary>
    /// Opens a device with its own queue. <c>auto</c> opens the first GPU, CUDA before OpenCL; whether it is faster than the CPU is not
    /// decided here.
    /// </summary>
    /// <param name="choice">The device.</param>
    /// <exception cref="DeviceException">It does not exist, or its driver fails; the message states the cause and the remedy.</exception>
    /// <exception cref="ArgumentException">The choice is <c>cpu</c>, which is not a compute device.</exception>
    public static ComputeDevice Open(DeviceChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Kind switch
        {
            DeviceKind.OpenCl => new OpenClDevice(ChosenOpenCl(choice)),
            DeviceKind.Cuda => new CudaDevice(ChosenCuda(choice)),
            DeviceKind.Auto => Open(DeviceChoice.Parse(FirstGpu().Choice)),
            _ => throw new ArgumentException("The CPU needs no compute device.", nameof(choice)),
        };
    }

    /// <summary>
    /// Properties of a device. Allocates nothing on it, whereas <see cref="Open"/> starts a context that lives until the process ends.
    /// </summary>
    /// <param name="choice">The device.</param>
    /// <exception cref="DeviceException">It does not exist, or cannot be used; the message states the cause and the remedy.</exception>
    /// <exception cref="ArgumentException">The choice is <c>cpu</c>, which is not a compute device.</exception>
    public static DeviceInfo Find(DeviceChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        switch (choice.Kind)
        {
            case DeviceKind.OpenCl:
                OpenClDeviceId device = ChosenOpenCl(choice);
                return device.Problem.Length == 0 ? device.Info : throw new DeviceException(device.Problem);
            case DeviceKind.Cuda:
                return ChosenCuda(choice).Info;
            case DeviceKind.Auto:
                return FirstGpu();
            default:
                throw new ArgumentException("The CPU needs no compute device.", nameof(choice));
        }
    }

    private static DeviceInfo FirstGpu()
    {
        IReadOnlyList<DeviceFinding> findings = Look();
        return findings.SelectMany(finding => finding.Devices).FirstOrDefault(device => device.Gpu)
            ?? throw new DeviceException($"No GPU was found. {string.Join(' ', findings.Select(finding => finding.Problem))}".TrimEnd());
    }

    private static CudaDeviceId ChosenCuda(DeviceChoice choice)
    {
        List<CudaDeviceId> all = CudaDeviceId.All();
        CudaDeviceId? chosen = choice.Uuid is string uuid
            ? all.FirstOrDefault(device => device.HasUuid(uuid))
            : all.FirstOrDefault(device => device.Ordinal == (choice.Index ?? 0));
        return chosen ?? throw new DeviceException(
            $"There is no {choice}; CUDA has {string.Join(", ", all.Select(device => $"{device.Info.Choice} ({device.Info.Name}, GPU-{device.Uuid})"))} "
            + "(CUDA_VISIBLE_DEVICES hides others).");
    }

    private static OpenClDeviceId ChosenOpenCl(DeviceChoice choice)
    {
        List<OpenClDeviceId> all = OpenClDeviceId.All();
        if (choice.Platform is null)
        {
            return all.FirstOrDefault(device => device.Info.Gpu) ?? all[0];
        }

        return all.FirstOrDefault(device => device.Platform == choice.Platform && device.Index == choice.Index)
            ?? throw new DeviceException($"There is no {choice}; OpenCL has {string.Join(", ", all.Select(device => $"{device.Info.Choice} ({device.Info.Name})"))}.");
    }
}
