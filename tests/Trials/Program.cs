return args is [NE.Trials.DeviceCheck.Command, .. var check]
    ? NE.Trials.DeviceCheck.Run(check)
    : NE.Runtime.Hosting.Host.Run(args, NE.Experiments.All);
