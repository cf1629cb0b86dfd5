{{/* Labels of one role's pods: dict "root" $ "role" "web" */}}
{{- define "nonet.labels" -}}
app.kubernetes.io/name: nonet
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end }}

{{/* What web nodes and workers have in common: a pod's spec without containers */}}
{{- define "nonet.pod" -}}
automountServiceAccountToken: false
terminationGracePeriodSeconds: 60
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  seccompProfile: { type: RuntimeDefault }
volumes:
  - name: tmp
    emptyDir: {}
  - name: data
  {{- if .Values.dataClaim }}
    persistentVolumeClaim: { claimName: {{ .Values.dataClaim | quote }} }
  {{- else }}
    emptyDir: {}
  {{- end }}
{{- end }}

{{/* What their containers have in common */}}
{{- define "nonet.container" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
env:
  - name: NONET_PICTURES
    value: {{ .Values.pictures | quote }}
envFrom:
  - secretRef: { name: {{ .Values.secret | quote }} }
volumeMounts:
  - { name: tmp, mountPath: /tmp }
  - { name: data, mountPath: /data }
{{- end }}
